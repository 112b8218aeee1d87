export const DICTIONARY = new TextEncoder().encode('v=0\r\n');

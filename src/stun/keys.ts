/** Under which keys the settings, and what is known of the servers, are stored. */
export const SETTINGS_KEY = 'settings';
export const HEALTH_KEY = 'stun-health';

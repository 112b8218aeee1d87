import { inNamespace } from './namespace.ts';

/**
 * The command that runs the real-browser tests of the built extensions, one file after the other:
 * two browsers keep two cores busy, and some tests measure time.
 * @param args more for jest, such as a part of a file's name
 */
export function e2eCommand(args: string[]): string[] {
  const jest = ['node', 'node_modules/jest/bin/jest.js', ...args];
  return inNamespace([...jest, '--selectProjects', 'e2e', '--runInBand']);
}

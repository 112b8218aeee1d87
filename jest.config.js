const transform = {
  '^.+\\.tsx?$': [
    'ts-jest',
    {
      transpilation: true,
      diagnostics: false,
      tsconfig: {
        module: 'CommonJS',
        moduleResolution: 'bundler',
        jsx: 'react-jsx',
        jsxImportSource: 'preact',
        target: 'ES2022',
        esModuleInterop: true,
        verbatimModuleSyntax: false,
        isolatedModules: true,
        rewriteRelativeImportExtensions: false,
        allowImportingTsExtensions: true,
        noEmit: false,
        sourceMap: true,
      },
    },
  ],
};
const shared = { testEnvironment: 'node', transform };

/** Types are checked by `tsc` in a step of its own, so the tests only transpile. */
export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/tests/unit/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/tests/e2e/support/environment.ts'],
    },
  ],
};

import tseslint from 'typescript-eslint';

/** The rooms of the house, top to bottom: each imports only from the rooms below it. */
const rooms = [
  'popup',
  'page',
  'background',
  'offline',
  'ui',
  'talk',
  'connection',
  'carriers',
  'stun',
  'signal',
  'platform',
];
/** Rooms on one floor do not know each other. */
const floors = [
  ['popup', 'page', 'background', 'offline'],
  ['ui'],
  ['talk'],
  ['connection'],
  ['carriers', 'stun'],
  ['signal'],
  ['platform'],
];

const layering = rooms.map((room) => {
  const floor = floors.findIndex((names) => names.includes(room));
  const forbidden = floors
    .slice(0, floor + 1)
    .flat()
    .filter((name) => name !== room);
  return {
    files: [`src/${room}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: forbidden.map((name) => `**/${name}/**`),
              message: `${room}/ imports only from the rooms below it.`,
            },
          ],
        },
      ],
    },
  };
});

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'tests/artifacts/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: 'error',
    },
  },
  ...layering,
);

import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Forbids imports by what they say, wherever the importing file lies. */
const forbid = (files, groups, ignores = []) => ({
  files,
  ignores,
  rules: {
    'no-restricted-imports': ['error', { patterns: groups.map(([regex, message]) => ({ regex, message })) }],
  },
});

const FRAMEWORK = ['^(react|react-dom|next|next-auth)(/|$)', 'The core knows no framework.'];
const NODE = ['^(node:|pg$|pino$)', 'The core runs anywhere: time, ids and input are arguments.'];
const JOBS = ['(/|^)jobs(/|$)', 'Services send jobs and do them.'];
const DATABASE = ['(/|^)db(/|$)', 'Only services touch the database.'];
const SERVICES = ['(/|^)services(/|$)', 'Pages and actions call services; components and the core do not.'];
const HTTP = ['(/|^)http/(?!public-error)', 'What is under lib/http belongs to app.'];
const UI = ['(/|^)(app|components)(/|$)', 'Imports point one way: app, components, lib.'];
const AUTH = ['(/|^)auth(/|$)', 'Who asks is an argument.'];

export default tseslint.config(
  { ignores: ['.next/', '.data/', 'lib/db/generated/', 'node_modules/', 'next-env.d.ts', 'test-results/'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { files: ['scripts/**', 'prisma/**', 'tests/**', 'lib/db/**'], rules: { 'no-console': 'off' } },
  { files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}'], ...jsxA11y.flatConfigs.recommended },
  {
    files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // HTML strings never become part of a page.
      'no-restricted-syntax': ['error', { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Build elements, not HTML.' }],
    },
  },
  forbid(['lib/core/**'], [FRAMEWORK, NODE, DATABASE, SERVICES, HTTP, UI, AUTH, ['(/|^)(schemas|policy)(/|$)', 'The core stands alone.']]),
  forbid(['lib/exports/**'], [FRAMEWORK, DATABASE, SERVICES, HTTP, UI, AUTH, ['(/|^)(schemas|policy)(/|$)', 'A format writes what it is given.']]),
  forbid(['lib/imports/**'], [FRAMEWORK, DATABASE, SERVICES, HTTP, UI, AUTH, ['(/|^)(schemas|policy|net)(/|$)', 'A format reads what it is given.']]),
  forbid(['lib/schemas/**'], [FRAMEWORK, NODE, DATABASE, SERVICES, HTTP, UI, AUTH]),
  forbid(['lib/policy/**'], [FRAMEWORK, NODE, ['(/|^)db/(?!sql)', 'A policy writes conditions; it does not query.'], SERVICES, HTTP, UI, AUTH]),
  forbid(['lib/services/**'], [FRAMEWORK, HTTP, UI, ['(/|^)auth/(?!password)', 'Who asks is an argument.']]),
  forbid(['lib/jobs/**'], [FRAMEWORK, SERVICES, HTTP, UI, AUTH, ['(/|^)(schemas|policy|core)(/|$)', 'The queue carries whatever it is given.']]),
  forbid(['lib/mail/**'], [FRAMEWORK, DATABASE, JOBS, SERVICES, HTTP, UI, AUTH, ['(/|^)(schemas|policy|core)(/|$)', 'The mail carries whatever it is given.']]),
  forbid(['lib/net/**'], [FRAMEWORK, DATABASE, JOBS, SERVICES, HTTP, UI, AUTH, ['(/|^)(schemas|policy|core|imports)(/|$)', 'The network carries whatever it is asked for.']]),
  forbid(['lib/http/**', 'lib/auth/**'], [['(/|^)db/(?!sql)', 'Only services touch the database.'], UI]),
  forbid(['components/**'], [DATABASE, JOBS, SERVICES, AUTH, HTTP, ['(/|^)app/(?!.*actions$)', 'Components know the actions of a page, no page.']]),
  forbid(['components/ui/**'], [['(/|^)(lib/(core|services|schemas|policy|db|http)|core|schemas)/', 'components/ui knows no domain word.']]),
  forbid(['app/**'], [DATABASE, JOBS, ['(/|^)policy/(?!actor)', 'Services decide who may.']]),
);

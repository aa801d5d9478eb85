/**
 * What has to be there before anything runs: packages, the database client, the built pages. Plain
 * Node, no package, and nothing that an old Node cannot read, so that it can be told it is too old.
 * By hand: node scripts/lib/prepare.mjs install generate build
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(import.meta.url);
export const ROOT = path.resolve(path.dirname(HERE), '../..');
const MINIMUM = [20, 19];

const say = (text) => console.log(`· ${text}`);
const at = (...parts) => path.join(ROOT, ...parts);
const bin = (name) => at('node_modules', name);

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return;
  stop(`Scholium needs Node ${MINIMUM.join('.')} or newer; this is ${process.versions.node}. Get it from https://nodejs.org.`);
}

/** Says plainly what is wrong and ends. */
export function stop(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

/** Runs a step, quietly unless it fails. */
function run(what, command, args, extraEnv = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...extraEnv },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status === 0) return;
  if (status === null && !error) process.exit(130);
  const output = `${stdout || ''}${stderr || ''}${error ? error.message : ''}`;
  console.error(output);
  if (/ENOSPC|no space left/i.test(output)) stop('The disk is full. Make room, then start again.');
  if (/EACCES|EROFS/.test(output)) stop(`${what} failed, because this user may not write to a file in ${ROOT}. What it said stands above.`);
  stop(`${what} failed. What it said stands above.`);
}

/** The hash of files and folders, by path and content. */
function hashOf(...places) {
  const hash = createHash('sha256');
  const add = (file) => {
    if (!fs.existsSync(file)) return;
    if (fs.statSync(file).isDirectory()) {
      for (const name of fs.readdirSync(file).sort()) if (name !== 'generated') add(path.join(file, name));
    } else {
      hash.update(path.relative(ROOT, file)).update('\0').update(fs.readFileSync(file)).update('\0');
    }
  };
  for (const place of places) add(at(place));
  return hash.digest('hex');
}

/** Does a step only when what it is made from has changed since it was done last. */
function onChange(mark, hash, step) {
  if (fs.existsSync(at(mark)) && fs.readFileSync(at(mark), 'utf8') === hash) return;
  // Without its mark while it runs: a step that was interrupted is done again, whatever comes next.
  fs.rmSync(at(mark), { force: true });
  step();
  fs.mkdirSync(path.dirname(at(mark)), { recursive: true });
  fs.writeFileSync(at(mark), hash);
}

/** Whether npm has put in all that the lock file names; npm writes its own list when it is done. */
function isInstalled() {
  const packagesOf = (file) => JSON.parse(fs.readFileSync(at(file), 'utf8')).packages;
  const wanted = packagesOf('package-lock.json');
  if (!fs.existsSync(at('node_modules/.package-lock.json'))) return false;
  const there = packagesOf('node_modules/.package-lock.json');
  return Object.keys(wanted).every((place) => {
    if (place === '') return true;
    const { version, optional } = wanted[place];
    return there[place] ? there[place].version === version : optional === true;
  });
}

export function install() {
  if (isInstalled()) return;
  say('Installing packages (once; a few minutes on a slow line)');
  // What builds the pages is needed in production too.
  run('Installing', 'npm', ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund']);
}

export function generate() {
  onChange('lib/db/generated/.schema', hashOf('prisma/schema.prisma', 'package-lock.json'), () => {
    say('Generating the database client');
    // The command line wants an engine binary that it would download; generating does not use it.
    run('Generating', process.execPath, [bin('prisma/build/index.js'), 'generate'], {
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    });
  });
}

/** All that the pages are built from; `lib/db/generated` follows from the schema. */
const SOURCES = [
  ...['app', 'components', 'lib', 'prisma', 'public', 'proxy.ts', 'instrumentation-client.ts'],
  ...['next.config.js', 'postcss.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'],
];

export function build() {
  onChange('.next/scholium-build', hashOf(...SOURCES), () => {
    say('Building the pages');
    run('Building', process.execPath, [bin('next/dist/bin/next'), 'build'], { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
    compileAhead();
  });
}

/**
 * Has browsers compile React beside the page, while it comes, and not in the task that runs it; those
 * that do not know the hint read a comment. See docs/decisions/reading-page.md, and for the hint
 * https://v8.dev/blog/explicit-compile-hints (Chrome 136).
 */
function compileAhead() {
  const chunks = at('.next/static/chunks');
  for (const name of fs.readdirSync(chunks)) {
    const script = name.endsWith('.js') ? fs.readFileSync(path.join(chunks, name), 'utf8') : '';
    // What instrumentation-client.ts leaves for Next, in the script that has React.
    if (script.includes('__next_s')) fs.writeFileSync(path.join(chunks, name), `//# allFunctionsCalledOnLoad\n${script}`);
  }
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === HERE) {
  const steps = { install, generate, build };
  checkNode();
  for (const name of process.argv.slice(2)) steps[name]();
}

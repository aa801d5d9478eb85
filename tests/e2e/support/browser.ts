/** Finds a browser: an installed Chrome or Chromium, else the one that comes as an npm package. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { LaunchOptions } from '@playwright/test';

const WINDOWS_ROOTS = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  ...WINDOWS_ROOTS.flatMap((root) => (root ? [path.join(root, 'Google/Chrome/Application/chrome.exe')] : [])),
];

/** As root there is no sandbox to be had; without the rest, a container's small /dev/shm is too small. */
const ARGS = ['--disable-dev-shm-usage', '--font-render-hinting=none', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];

/** How Playwright is to start it. CHROME_PATH names one to use instead. */
export async function browserOptions(): Promise<LaunchOptions> {
  const named = process.env.CHROME_PATH;
  if (named) return { executablePath: named, args: ARGS };
  const installed = USUAL_PLACES.find(works);
  if (installed) return { executablePath: installed, args: ARGS };
  // It ends by itself when its sandbox cannot be had, which in containers is the rule.
  const executablePath = await packedChromium();
  const fonts = fs.existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: path.join(path.dirname(executablePath), 'fonts') };
  return { executablePath, args: [...new Set([...ARGS, '--no-sandbox'])], env: { ...process.env, ...fonts } };
}

/** On some systems the file is there and only tells where to get the browser. */
function works(file: string): boolean {
  if (!fs.existsSync(file)) return false;
  if (process.platform === 'win32') return true; // asking for its version would open a window
  try {
    return /Chrom/.test(execFileSync(file, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 20_000 }));
  } catch {
    return false;
  }
}

/** Unpacks the package's browser once for each version and user, whole or not at all. @returns the program */
async function packedChromium(): Promise<string> {
  const about = path.resolve(import.meta.dirname, '../../../node_modules/@sparticuz/chromium/package.json');
  const { version } = JSON.parse(fs.readFileSync(about, 'utf8')) as { version: string };
  const folder = path.join(os.tmpdir(), `scholium-chromium-${version}-${process.getuid?.() ?? ''}`);
  if (!fs.existsSync(folder)) {
    const fresh = fs.mkdtempSync(`${folder}-`);
    const { default: chromium } = await import('@sparticuz/chromium');
    // It unpacks to wherever temporary files go, and takes what it finds there to be its own.
    const before = process.env.TMPDIR;
    process.env.TMPDIR = fresh;
    try {
      await chromium.executablePath();
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
    try {
      fs.renameSync(fresh, folder);
    } catch (error) {
      // Another run was faster; its copy is as good.
      fs.rmSync(fresh, { recursive: true, force: true });
      if (!fs.existsSync(folder)) throw error;
    }
  }
  return path.join(folder, 'chromium');
}

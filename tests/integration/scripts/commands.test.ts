import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { getArticle, listArticles } from '@/lib/services/articles';
import { createSeminar } from '@/lib/services/seminars';
import { actorOfToken } from '@/lib/services/tokens';
import { command as importArticle } from '@/scripts/commands/import-article';
import { command as operator } from '@/scripts/commands/operator';
import { command as token } from '@/scripts/commands/token';
import { opEd, opEdParagraphs, opEdTitle } from '@/tests/unit/core/import/op-ed';
import { useTestDatabase } from '@/tests/support/database';
import { actorOf, addMember, makeUser, type TestUser } from '@/tests/support/factories';

useTestDatabase();

const ROOT = path.resolve(import.meta.dirname, '../../..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scholium-commands-'));
const file = (name: string, content: string | Uint8Array) => {
  fs.writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

type Outcome = { code: number; out: string; told: string };

/**
 * Runs a command as npm does, in a process of its own, on this test's database. That takes seconds:
 * how a command answers and refuses is tested so once each, the rest in this process.
 */
const run = (...args: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const env = { ...process.env, DATA_DIR: path.join(folder, 'data'), INIT_CWD: folder };
    execFile(process.execPath, ['scripts/command.mjs', ...args], { cwd: ROOT, env }, (error, out, told) =>
      resolve({ code: error ? Number(error.code) : 0, out, told }),
    );
  });

let instructor: TestUser;
let participant: TestUser;
let seminar: { id: string };
beforeAll(async () => {
  instructor = await makeUser({ email: 'instructor@example.org', name: 'Ines Instructor' });
  participant = await makeUser({ email: 'participant1@example.org', name: 'Pia Participant' });
  seminar = await createSeminar(actorOf(instructor), { name: 'Close Reading' });
  await addMember(seminar.id, participant);
});

describe('npm run token', { timeout: 120_000 }, () => {
  it('prints a token that speaks for the person, and nothing else', async () => {
    const { code, out } = await run('token', '--email', 'Participant1@example.org');
    expect(code).toBe(0);
    expect(out).toMatch(/^sch_[\w-]{43}\n$/);
    expect(await actorOfToken(out.trim())).toMatchObject({ userId: participant.id, via: { kind: 'token' } });
  });

  it('makes one for each of several people, in their order, or none when somebody is not here', async () => {
    const secrets = (await token(['--email', instructor.email, '--email', participant.email])).split('\n');
    const whose = await Promise.all(secrets.map(actorOfToken));
    expect(whose.map((actor) => actor?.userId)).toEqual([instructor.id, participant.id]);
    const before = await db.apiToken.count();
    await expect(token(['--email', instructor.email, '--email', 'nobody@example.org'])).rejects.toThrow('nobody@example.org');
    expect(await db.apiToken.count()).toBe(before);
  });

  it('says what is missing', async () => {
    await expect(token(['--email', 'nobody@example.org'])).rejects.toThrow('Nobody has the e-mail nobody@example.org');
    await expect(token([])).rejects.toThrow('--email');
    expect(await run('burn')).toMatchObject({ code: 1, out: '', told: expect.stringContaining('no such command') });
  });
});

describe('npm run article', { timeout: 120_000 }, () => {
  const articles = async () => (await listArticles(actorOf(instructor), seminar.id, { limit: 100 })).items;

  it('brings a file in once, whatever folder it is named from', async () => {
    file('op-ed.txt', opEd);
    const first = await run('import-article', '--file', 'op-ed.txt');
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining(`Brought “${opEdTitle}” into “Close Reading”: /articles/`) });
    const [article] = await articles();
    const kept = await getArticle(actorOf(participant), article!.id);
    expect(kept).toMatchObject({ title: opEdTitle, byline: 'Ines Okonjo', dateline: 'LUSAKA', language: 'en' });
    expect(kept.paragraphs.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text)).toEqual(opEdParagraphs);

    const again = await importArticle(['--file', path.join(folder, 'op-ed.txt'), '--seminar', 'close reading', '--email', 'instructor@example.org']);
    expect(again).toBe(`“${opEdTitle}” is in “Close Reading” already: /articles/${article!.id}`);
    const both = await importArticle([path.join(folder, 'op-ed.txt'), file('dikes.md', '# Who Pays for the Dikes\n\nThe *river* rose.'), '--email', 'instructor@example.org']);
    expect(both.split('\n')).toEqual([again, expect.stringMatching(/^Brought “Who Pays for the Dikes” into “Close Reading”/)]);
    expect(await articles()).toHaveLength(2);
  });

  it('refuses no file and says so, with nothing to the output', async () => {
    expect(await run('import-article', '--email', 'instructor@example.org')).toMatchObject({ code: 1, out: '', told: expect.stringContaining('Say which file it is') });
  });

  it.each([
    ['a file that is not there', ['--file', path.join(folder, 'gone.txt')], 'There is no such file'],
    ['a folder', ['--file', folder], 'It is a folder'],
    ['a picture', ['--file', file('picture.txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]))], 'does not know files of this kind'],
    ['Latin-1', ['--file', file('latin1.txt', Buffer.from('Brücke über den Fluß', 'latin1'))], 'UTF-8'],
    ['an empty file', ['--file', file('empty.txt', ' \n')], 'no text'],
    ['a seminar that is not theirs', ['--file', file('ok.txt', opEd), '--seminar', 'Elsewhere'], 'not an instructor of “Elsewhere”'],
    ['somebody who teaches nothing', ['--file', file('ok.txt', opEd), '--email', 'participant1@example.org'], 'not an instructor of any seminar'],
  ])('refuses %s, says why, and keeps nothing', async (_, args, message) => {
    const before = await db.article.count();
    await expect(importArticle(args)).rejects.toThrow(message);
    expect(await db.article.count()).toBe(before);
  });
});

describe('npm run operator', { timeout: 120_000 }, () => {
  it('lists accounts, each in a line', async () => {
    const listed = await operator(['users', '--search', 'pia']);
    expect(listed).toMatch(new RegExp(`^participant1@example\\.org\\tPia Participant\\t\\S+Z\\tnever\\tparticipant:${seminar.id}$`));
  });

  it('changes a role within the rules, and prints the log of it', async () => {
    const role = ['role', '--seminar', seminar.id];
    expect(await operator([...role, '--email', 'Participant1@example.org', '--role', 'assistant'])).toBe('Pia Participant is assistant of “Close Reading” now; before, participant.');
    await expect(operator([...role, '--email', 'instructor@example.org', '--role', 'observer'])).rejects.toThrow('needs an instructor');
    expect(await operator(['audit', '--seminar', seminar.id, '--limit', '1'])).toMatch(/^\S+Z\tThe operator\tmember\.role\tchanged the role of Pia Participant\tparticipant → assistant$/);
  });

  it('prints a link to set a password, alone', async () => {
    const { code, out, told } = await run('operator', 'reset-link', '--email', 'participant1@example.org');
    expect(code).toBe(0);
    expect(out).toMatch(/^http:\S+\/reset#[\w-]{43}\n$/);
    expect(told).not.toContain(out.trim().split('#')[1]!);
  });

  it.each([
    ['no such command', ['burn'], 'There is no command “burn”'],
    ['what is missing', ['role', '--email', 'instructor@example.org'], 'Say --seminar and --role.'],
    ['what it does not know', ['users', '--colour', 'red'], 'Unknown option'],
    ['a role that is none', ['role', '--email', 'instructor@example.org', '--seminar', 'x', '--role', 'king'], 'no such role'],
    ['an e-mail that nobody has', ['reset-link', '--email', 'nobody@example.org'], 'Nobody has the e-mail nobody@example.org'],
    ['a number that is none', ['audit', '--seminar', 'x', '--limit', 'many'], '--limit is a number'],
  ])('tells %s', async (_, args, message) => {
    await expect(operator(args)).rejects.toThrow(message);
  });

  it('prints nothing where there is nothing, and how it is used when asked', async () => {
    expect(await operator(['users', '--search', 'zzz'])).toBe('');
    expect(await operator([])).toContain('reset-link --email E');
  });
});

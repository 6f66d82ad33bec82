import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { dayMilliseconds } from '../model/day.ts';
import type { FileFacts } from '../model/facts.ts';

/** Facts of 10,000 files of code take 16 MB: room for the versions that a month leaves behind. */
const largestBytes = 64 * 1024 * 1024;

/** What no run has asked for in so many days is let go. */
const daysToLive = 30;

/** Who last used an entry is written down a day late, so that a run that changes nothing writes nothing. */
const daysBetweenStamps = 2;

const lineBreak = 10;
const space = 32;

/** Check digits and day stand at the front of a line, each with a space after it. */
const stampAt = 9;
const keyAt = 15;

/** Where a cache is and what it may hold. */
export interface CachePlace {
  /** Path of its file. */
  readonly file: string;
  /** Of whoever computed the facts: those of another are refused. */
  readonly version: string;
  /** Now, as an ISO time. */
  readonly now: string;
}

interface Entry {
  /** Check digits, day, key and facts. */
  readonly line: Buffer;
  readonly day: number;
}

/**
 * Facts of contents that were seen before, in one file: a line that names the version, then a line for each content with
 * check digits, the day of its last use, its key and the facts as JSON. Nothing in it is trusted: what is not as it was
 * written is refused, and computed again. It is made for being read: everything at once, 16 MB in 20 ms.
 */
export class FactCache {
  readonly #place: CachePlace;
  readonly #today: number;
  readonly #entries: Map<string, Entry>;
  readonly #used = new Map<string, FileFacts>();
  #isChanged: boolean;
  #refused: number;
  #evicted = 0;

  private constructor(place: CachePlace, entries: Map<string, Entry>, refused: number) {
    this.#place = place;
    this.#today = Math.floor(Date.parse(place.now) / dayMilliseconds);
    this.#entries = entries;
    this.#refused = refused;
    this.#isChanged = refused > 0;
  }

  /** What lies there, as far as it is of use: an unreadable file is an empty cache. */
  static async open(place: CachePlace): Promise<FactCache> {
    const bytes = await contentOf(place.file);
    if (bytes === null) return new FactCache(place, new Map(), 0);
    return new FactCache(place, ...entriesOf(bytes, headOf(place)));
  }

  /** Entries that were there and of no use. */
  get refused(): number {
    return this.#refused;
  }

  /** Entries that were let go to make room, or because nobody had asked for them in a month. */
  get evicted(): number {
    return this.#evicted;
  }

  /** Facts of a content of so many bytes, or `null`. */
  find(key: string, bytes: number): FileFacts | null {
    const known = this.#used.get(key) ?? this.#read(key);
    // Git's id is of what it would commit: line ends and the like may stand otherwise in the work tree.
    return known?.bytes === bytes ? known : null;
  }

  /** Keeps facts, as JSON. */
  keep(key: string, text: string, facts: FileFacts): void {
    const rest = `${key} ${text}`;
    const line = Buffer.from(`${digitsOf(rest)} ${stamp(this.#today)} ${rest}`);
    this.#entries.set(key, { line, day: this.#today });
    this.#used.set(key, facts);
    this.#isChanged = true;
  }

  /** Writes what has changed, whole or not at all. Throws when that can't be done. */
  async save(): Promise<void> {
    const kept = this.#evict();
    if (!this.#isChanged) return;
    const { file } = this.#place;
    const unfinished = `${file}.${process.pid}.tmp`;
    await mkdir(dirname(file), { recursive: true });
    try {
      const handle = await open(unfinished, 'w');
      try {
        await handle.write(headOf(this.#place));
        for (const part of inParts(kept)) await handle.write(part);
      } finally {
        await handle.close();
      }
      await rename(unfinished, file);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  #read(key: string): FileFacts | null {
    const entry = this.#entries.get(key);
    if (entry === undefined) return null;
    const facts = factsOf(entry.line, key);
    if (facts === null) {
      this.#entries.delete(key);
      this.#refused += 1;
      this.#isChanged = true;
      return null;
    }
    this.#used.set(key, facts);
    if (entry.day + daysBetweenStamps <= this.#today) this.#isChanged = true;
    return facts;
  }

  /** The lines that stay, those used longest ago first. */
  #evict(): readonly Buffer[] {
    const stamped = [...this.#entries].map(([key, { line, day }]) =>
      this.#used.has(key) ? { line: restamped(line, this.#today), day: this.#today } : { line, day },
    );
    const young = stamped.filter(({ day }) => day > this.#today - daysToLive);
    const lines = young.sort((left, right) => left.day - right.day).map(({ line }) => line);
    let bytes = lines.reduce((sum, line) => sum + line.byteLength + 1, 0);
    let first = 0;
    for (; bytes > largestBytes; first += 1) bytes -= (lines[first]?.byteLength ?? 0) + 1;
    this.#evicted = stamped.length - (lines.length - first);
    if (this.#evicted > 0) this.#isChanged = true;
    return lines.slice(first);
  }
}

/** The id that git gives to a file with this content; both ways of learning it lead to one key. */
export function blobId(content: Uint8Array, algorithm: 'sha1' | 'sha256'): string {
  return createHash(algorithm).update(`blob ${content.byteLength}\0`).update(content).digest('hex');
}

async function contentOf(file: string): Promise<Buffer | null> {
  try {
    return (await stat(file)).size > 2 * largestBytes ? null : await readFile(file);
  } catch {
    return null;
  }
}

function headOf({ version }: CachePlace): string {
  return `certgate facts, 1, ${version}\n`;
}

/** The entries by key, and how many lines are none. */
function entriesOf(bytes: Buffer, head: string): [Map<string, Entry>, number] {
  const entries = new Map<string, Entry>();
  if (!bytes.subarray(0, head.length).equals(Buffer.from(head))) return [entries, 1];
  let refused = 0;
  for (let start = head.length; start < bytes.byteLength; ) {
    const end = bytes.indexOf(lineBreak, start);
    if (end === -1) return [entries, refused + 1];
    const keyEnd = bytes.indexOf(space, start + keyAt);
    const day = Number(bytes.toString('latin1', start + stampAt, start + keyAt));
    if (keyEnd === -1 || keyEnd > end || !(day > 0)) refused += 1;
    else
      entries.set(bytes.toString('latin1', start + keyAt, keyEnd), { line: bytes.subarray(start, end), day });
    start = end + 1;
  }
  return [entries, refused];
}

function factsOf(line: Buffer, key: string): FileFacts | null {
  if (line.toString('latin1', 0, stampAt - 1) !== digitsOf(line.subarray(keyAt))) return null;
  try {
    const facts: unknown = JSON.parse(line.toString('utf8', keyAt + key.length + 1));
    return isFacts(facts) ? facts : null;
  } catch {
    return null;
  }
}

/** Whoever wrote the line had the same version of the analyser, or wrote it by hand: that must not end the run. */
function isFacts(value: unknown): value is FileFacts {
  if (typeof value !== 'object' || value === null) return false;
  const { bytes, lines, isBinary, secrets, code } = value as Partial<Record<keyof FileFacts, unknown>>;
  return (
    typeof bytes === 'number' &&
    typeof lines === 'number' &&
    typeof isBinary === 'boolean' &&
    Array.isArray(secrets) &&
    typeof code === 'object'
  );
}

function digitsOf(rest: string | Buffer): string {
  return crc32(rest).toString(16).padStart(8, '0');
}

function stamp(day: number): string {
  return String(day).padStart(keyAt - stampAt - 1, '0');
}

function restamped(line: Buffer, day: number): Buffer {
  line.write(stamp(day), stampAt, 'latin1');
  return line;
}

/** About a megabyte each, a line break after each line. */
function* inParts(lines: readonly Buffer[]): Generator<Buffer> {
  const brk = Buffer.from('\n');
  let part: Buffer[] = [];
  let bytes = 0;
  for (const line of lines) {
    part.push(line, brk);
    bytes += line.byteLength + 1;
    if (bytes < 1024 * 1024) continue;
    yield Buffer.concat(part);
    part = [];
    bytes = 0;
  }
  yield Buffer.concat(part);
}

import { crc32, deflateRawSync } from 'node:zlib';

const MADE_BY_UNIX = 3 << 8;
const REGULAR_FILE = 0o100644 << 16;

/**
 * A zip of uncompressed entries in the order given, names as they are, however hostile.
 * PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export function zip(entries: Iterable<readonly [name: string, content: string | Uint8Array]>): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const path = Buffer.from(name);
    const bytes = Buffer.from(content);
    // Version 2.0, UTF-8 names, stored, 1 January 1980.
    const shared = Buffer.concat([
      shorts(20, 1 << 11, 0, 0, 0x21),
      longs(crc32(bytes), bytes.byteLength, bytes.byteLength),
      shorts(path.byteLength, 0),
    ]);
    const local = Buffer.concat([longs(0x04034b50), shared, path, bytes]);
    const central = [longs(0x02014b50), shorts(MADE_BY_UNIX | 20), shared, shorts(0, 0, 0)];
    directory.push(...central, longs(REGULAR_FILE >>> 0, offset), path);
    files.push(local);
    offset += local.byteLength;
  }
  const index = Buffer.concat(directory);
  const count = files.length;
  const end = [longs(0x06054b50), shorts(0, 0, count, count), longs(index.byteLength, offset), shorts(0)];
  return Buffer.concat([...files, index, ...end]);
}

/** An archive of one deflated entry that says it unpacks to so many bytes. */
export function deflatedZip(name: string, text: string | Uint8Array, claimed: number): Uint8Array {
  const raw = Buffer.from(zip([[name, deflateRawSync(text)]]));
  // APPNOTE.TXT 4.3.7 and 4.3.12: where the two headers hold method and size.
  const directory = raw.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  raw.writeUInt16LE(8, 8);
  raw.writeUInt32LE(claimed, 22);
  raw.writeUInt16LE(8, directory + 10);
  raw.writeUInt32LE(claimed, directory + 24);
  return raw;
}

function shorts(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2);
  for (const [place, value] of values.entries()) buffer.writeUInt16LE(value, place * 2);
  return buffer;
}

function longs(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  for (const [place, value] of values.entries()) buffer.writeUInt32LE(value, place * 4);
  return buffer;
}

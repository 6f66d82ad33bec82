import { fromBuffer } from 'yauzl';

/** An archive that is sound, and not what was asked for. What yauzl refuses has other words, and may quote names. */
export class ArchiveRefusal extends Error {}

/**
 * The text of the one entry of an archive. Refuses an archive with another name, more entries, or more bytes than it
 * says: nothing is unpacked to disk, and no more than `largestBytes` is ever held.
 */
export function singleEntry(archive: Buffer, name: string, largestBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true, validateEntrySizes: true }, (problem, zip) => {
      if (problem !== null) return reject(problem);
      if (zip.entryCount !== 1)
        return reject(new ArchiveRefusal(`The archive holds ${zip.entryCount} entries instead of one.`));
      zip.on('error', reject);
      zip.on('entry', (entry) => {
        if (entry.fileName !== name)
          return reject(new ArchiveRefusal(`The archive holds another file than \`${name}\`.`));
        if (entry.uncompressedSize > largestBytes)
          return reject(new ArchiveRefusal('The archive unpacks to too many bytes.'));
        zip.openReadStream(entry, (failure, stream) => {
          if (failure !== null) return reject(failure);
          const parts: Buffer[] = [];
          stream.on('error', reject);
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
        });
      });
      zip.readEntry();
    });
  });
}

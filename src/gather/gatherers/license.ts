import type { LicenseFile } from '../../model/evidence.ts';
import { type Scene, textOf } from '../scene.ts';

/** Phrases of which all stand in a licence's text, most particular first. Source: the SPDX licence list. */
const phrases: readonly (readonly [spdx: string, ...phrases: readonly RegExp[]])[] = [
  // Each of the GNU licences names the others further down: the one that comes first is its own name.
  ['AGPL-3.0', /^(?:(?!GNU (?:LESSER )?GENERAL).)*GNU AFFERO GENERAL PUBLIC LICENSE/i, /Version 3/i],
  ['LGPL-3.0', /^(?:(?!GNU (?:AFFERO )?GENERAL).)*GNU LESSER GENERAL PUBLIC LICENSE/i, /Version 3/i],
  ['LGPL-2.1', /^(?:(?!GNU (?:AFFERO )?GENERAL).)*GNU LESSER GENERAL PUBLIC LICENSE/i, /Version 2\.1/i],
  ['GPL-3.0', /^(?:(?!GNU (?:LESSER|AFFERO) GENERAL).)*GNU GENERAL PUBLIC LICENSE/i, /Version 3/i],
  ['GPL-2.0', /^(?:(?!GNU (?:LESSER|AFFERO) GENERAL).)*GNU GENERAL PUBLIC LICENSE/i, /Version 2/i],
  ['Apache-2.0', /Apache License/i, /Version 2\.0/i],
  ['MPL-2.0', /Mozilla Public License/i, /2\.0/],
  ['EPL-2.0', /Eclipse Public License/i, /2\.0/],
  ['EUPL-1.2', /European Union Public Licen[cs]e/i, /1\.2/],
  ['BlueOak-1.0.0', /Blue Oak Model License/i],
  ['BSL-1.0', /Boost Software License/i],
  ['CC0-1.0', /CC0 1\.0 Universal/i],
  ['Unlicense', /This is free and unencumbered software released into the public domain/i],
  ['BSD-3-Clause', /Redistribution and use in source and binary forms/i, /Neither the name/i],
  ['BSD-2-Clause', /Redistribution and use in source and binary forms/i],
  ['MIT', /Permission is hereby granted, free of charge, to any person obtaining a copy/i],
  [
    'ISC',
    /Permission to use, copy, modify, and(?:\/or)? distribute this software/i,
    /provided that the above copyright notice/i,
  ],
  ['0BSD', /Permission to use, copy, modify, and(?:\/or)? distribute this software/i],
];

const licenseName = /^(?:licen[cs]e|copying|unlicense)(?:[._-][\w.-]+)?$/i;

/** The licence file at the root; `null` when there is none. Of several, the plainest name counts. */
export async function gatherLicense(scene: Scene): Promise<LicenseFile | null> {
  const [path] = scene.files
    .filter(
      ({ path: candidate, kind }) => licenseName.test(candidate) && kind !== 'unread' && kind !== 'binary',
    )
    .map(({ path: candidate }) => candidate)
    .sort((left, right) => left.length - right.length || (left < right ? -1 : 1));
  if (path === undefined) return null;
  const text = (await textOf(scene, path)).replace(/\s+/g, ' ');
  const known = phrases.find(([, ...needed]) => needed.every((phrase) => phrase.test(text)));
  return { path, spdx: known?.[0] ?? null, characters: text.trim().length };
}

import { z } from 'zod';
import { areaIds, categoryPaths } from '../model/area.ts';
import { profiles } from '../model/profile.ts';
import type { Settings } from '../model/settings.ts';
import { levels } from '../model/verdict.ts';
import { levelWords } from './level-words.ts';
import { alternatives } from './problem.ts';
import { alertsSection } from './sections/alerts.ts';
import { certificateSection } from './sections/certificate.ts';
import { coverageSection } from './sections/coverage.ts';
import { findingsSection } from './sections/findings.ts';
import { gateSection } from './sections/gate.ts';
import { levelsSection } from './sections/levels.ts';
import { performanceSection, writtenThresholds } from './sections/performance.ts';
import { readinessSection } from './sections/readiness.ts';
import { suppressionsSection } from './sections/suppressions.ts';
import { waiversSection } from './sections/waivers.ts';
import { weightsSection } from './sections/weights.ts';

/** What a configuration is read against. */
export interface Reading {
  /** Paths of all checks. */
  readonly checks: readonly string[];
  /** ISO time: how far ahead a waiver may reach depends on it. */
  readonly now: string;
}

/** What may stand where a rule wants a target. */
export function targetsOf(checks: readonly string[]): readonly string[] {
  return ['total', ...areaIds, ...categoryPaths, ...checks];
}

/**
 * The file as it is written → `Settings`. A list, or a mapping by name (`minimum`, `drop`, `new-findings`), that is
 * given replaces its default as a whole; every other key that is left out keeps its own default.
 */
export function configurationSchema({ checks, now }: Reading) {
  return z
    .strictObject(
      {
        version: z
          .literal(1, '`1`: write `version: 1`')
          .describe('Version of this file format. Required: 1.'),
        profile: z
          .enum(profiles, alternatives(profiles))
          .optional()
          .describe('Kind of project; it decides which checks apply. Default: detected.'),
        gate: gateSection(new Set(targetsOf(checks))),
        levels: levelsSection,
        readiness: readinessSection,
        weights: weightsSection,
        coverage: coverageSection,
        certificate: certificateSection,
        alerts: alertsSection(new Set(targetsOf(checks))),
        waivers: waiversSection(new Set(checks), now),
        suppressions: suppressionsSection(new Set(targetsOf(checks))),
        findings: findingsSection,
        performance: performanceSection.optional(),
      },
      'a mapping of keys to values',
    )
    .transform(
      ({ version: _, profile = null, performance = null, ...sections }): Settings => ({
        profile,
        performance,
        ...sections,
      }),
    )
    .describe('Configuration of certgate: `.github/certgate.yml`.');
}

/** For editors: JSON Schema (draft 2020-12) of the file as it is written. Check ids are known by their shape only. */
export function configurationJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = configurationSchema({ checks: [], now: '' });
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  const $id = 'https://certgate.dev/schema/configuration/v1.json';
  return { $schema, $id, title: 'certgate configuration', ...rest };
}

/** `Settings` as they would be written: the inverse of reading them. */
export function configurationOf(settings: Settings): Readonly<Record<string, unknown>> {
  const {
    profile,
    gate,
    levels,
    readiness,
    weights,
    coverage,
    certificate,
    alerts,
    waivers,
    suppressions,
    findings,
    performance,
  } = settings;
  return {
    version: 1,
    ...(profile === null ? {} : { profile }),
    gate: {
      level: gate.level,
      minimum: gate.minimum,
      drop: gate.drop,
      'new-findings': gate.newFindings,
      ...(gate.changedLines === null
        ? {}
        : {
            'changed-lines': {
              coverage: gate.changedLines.coverage,
              'minimum-lines': gate.changedLines.minimumLines,
              'unknown-files': gate.changedLines.unknownFiles,
            },
          }),
      'on-missing-baseline': gate.onMissingBaseline,
      approval: gate.approval,
    },
    levels,
    readiness: { ready: readiness.ready, 'nearly-ready': readiness.nearlyReady },
    weights,
    coverage: {
      ...(coverage.reports === null
        ? {}
        : { reports: coverage.reports.map(({ path, flag }) => (flag === null ? path : { path, flag })) }),
      paths: coverage.paths,
      'min-resolved': coverage.minResolved,
      exclude: coverage.exclude,
      partials: coverage.partials,
    },
    certificate: {
      'valid-for': validityOf(certificate.validForDays),
      'public-keys': certificate.publicKeys.map(({ pem, notBefore, notAfter }) =>
        notBefore === null && notAfter === null
          ? pem
          : { key: pem, 'not-before': notBefore, 'not-after': notAfter },
      ),
      keyless: certificate.keyless,
      ...(certificate.trustedRoot === null ? {} : { 'trusted-root': certificate.trustedRoot }),
      revoked: certificate.revoked,
    },
    alerts: { drop: alerts.drop, 'days-left': alerts.daysLeft },
    waivers: waivers.map(({ check, ...rest }) => ({ id: check, ...rest })),
    suppressions: { 'allow-new': suppressions.allowNew },
    findings: {
      reports: findings.reports,
      'denied-licenses': findings.deniedLicenses,
      history: findings.history,
    },
    ...(performance === null
      ? {}
      : {
          performance: {
            reports: performance.reports,
            thresholds: writtenThresholds(performance.thresholds),
          },
        }),
  };
}

/** One number when all levels have the same. */
function validityOf(days: Settings['certificate']['validForDays']): unknown {
  const { CERTIFIED: longest } = days;
  if (Object.values(days).every((one) => one === longest)) return `${longest}d`;
  return Object.fromEntries(levels.map((level) => [levelWords[level], `${days[level]}d`]));
}

/**
 * The areas and categories of the scorecard, with the weight each has in the mean above it.
 * Weights are relative: only those of what was assessed count. A setting may replace any of them.
 */
export const areas = {
  readiness: {
    title: 'Production readiness',
    weight: 40,
    categories: {
      'file-structure': { title: 'File structure', weight: 10 },
      dependencies: { title: 'Dependencies', weight: 15 },
      environment: { title: 'Environment', weight: 15 },
      monitoring: { title: 'Monitoring', weight: 10 },
      documentation: { title: 'Documentation', weight: 10 },
      'security-posture': { title: 'Security posture', weight: 15 },
      testing: { title: 'Testing', weight: 15 },
      deployment: { title: 'Deployment', weight: 10 },
    },
  },
  quality: {
    title: 'Certification',
    weight: 60,
    categories: {
      security: { title: 'Security', weight: 35 },
      'code-quality': { title: 'Code quality', weight: 25 },
      coverage: { title: 'Coverage', weight: 25 },
      operations: { title: 'Operations', weight: 15 },
    },
  },
  integration: {
    title: 'Integration',
    weight: 20,
    categories: {
      components: { title: 'Components', weight: 20 },
      api: { title: 'API', weight: 20 },
      'data-flow': { title: 'Data flow', weight: 20 },
      'error-handling': { title: 'Error handling', weight: 20 },
      performance: { title: 'Performance', weight: 20 },
    },
  },
  workflow: {
    title: 'Workflow',
    weight: 20,
    categories: {
      initialisation: { title: 'Initialisation', weight: 40 },
      steps: { title: 'Steps', weight: 60 },
    },
  },
  performance: {
    title: 'Performance',
    weight: 20,
    categories: {
      light: { title: 'Light load', weight: 25 },
      medium: { title: 'Medium load', weight: 25 },
      heavy: { title: 'Heavy load', weight: 25 },
      stress: { title: 'Stress', weight: 25 },
    },
  },
} as const;

export type AreaId = keyof typeof areas;

/** `readiness/dependencies`, `quality/security`, …: an area and one of its own categories. */
export type CategoryPath = {
  [A in AreaId]: `${A}/${Extract<keyof (typeof areas)[A]['categories'], string>}`;
}[AreaId];

export const areaIds = Object.keys(areas) as readonly AreaId[];

export const categoryPaths = areaIds.flatMap((area) =>
  Object.keys(areas[area].categories).map((category) => `${area}/${category}` as CategoryPath),
);

/** The area of a category's path. */
export function areaOf(path: CategoryPath): AreaId {
  return path.slice(0, path.indexOf('/')) as AreaId;
}

/** The title and default weight of a category. */
export function categoryAt(path: CategoryPath): { readonly title: string; readonly weight: number } {
  const [area, category] = path.split('/') as [AreaId, string];
  const categories: Readonly<Record<string, { title: string; weight: number }>> = areas[area].categories;
  return categories[category] ?? { title: category, weight: 0 };
}

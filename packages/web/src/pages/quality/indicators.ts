/** Indicators of the national quality reference that concern a training action without certification. */
export const INDICATORS = [
  1, 2, 4, 5, 6, 8, 9, 10, 11, 12, 17, 18, 19, 21, 22, 23, 24, 25, 26, 27, 30, 31, 32,
] as const;

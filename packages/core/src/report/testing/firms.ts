import { attack } from "./attacker.ts";
import { asShown, playYear, type Reading } from "./year.ts";

interface Firms {
  from: number;
  firms: number;
  read?: Reading;
}

/** Attacks the years of so many invented firms, one after the other. */
export function attackFirms({ from, firms, read = asShown }: Firms) {
  const sum = { firms, reports: 0, answers: 0, attempts: 0, found: [] as string[] };
  for (let seed = from; seed < from + firms; seed += 1) {
    const year = playYear(seed);
    if (year.blocks.length === 0) continue;
    const { reports, attempts, found } = attack(year, seed, read);
    sum.reports += reports;
    sum.answers += year.blocks.reduce((all, { answerIDs }) => all + answerIDs.length, 0);
    sum.attempts += attempts;
    sum.found.push(...found.map((one) => `firm ${seed}: ${one}`));
  }
  return sum;
}

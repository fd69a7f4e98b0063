import type { Cohort } from "@entrepairs/core/cohort";
import { Seats } from "@entrepairs/core/cohort";
import type { Firm } from "@entrepairs/core/firm";
import { amounts, now } from "@entrepairs/core/kernel";
import type { Programme } from "@entrepairs/core/programme";

interface Offered {
  firm: Firm.Info;
  programme: Programme.Published;
  groups: readonly Cohort.OpenGroup[];
  /** Whole address of the page, and of the firm's. */
  here: string;
  firmPage: string;
}

const MODES = { onsite: "Onsite", remote: "Online", hybrid: "Blended" } as const;

/** Cents as schema.org writes a price: a dot, no grouping. */
export function price(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
}

/** The programme as a schema.org Course with its offer and its open groups. */
export function courseOf({ firm, programme, groups, here, firmPage }: Offered): object {
  const provider = { "@type": "Organization", name: firm.name, url: firmPage };
  return {
    "@context": "https://schema.org",
    "@type": "Course",
    name: programme.title,
    description: programme.description ?? programme.goals ?? programme.objectives.join(" "),
    url: here,
    inLanguage: firm.locale,
    provider,
    ...(programme.objectives.length > 0 && { teaches: programme.objectives }),
    ...(programme.prerequisites && { coursePrerequisites: programme.prerequisites }),
    ...(programme.public.length > 0 && {
      audience: { "@type": "Audience", audienceType: programme.public.join(", ") },
    }),
    ...(programme.hours !== null && { timeRequired: `PT${programme.hours}H` }),
    offers: [offerOf(programme, here)],
    ...(groups.length > 0 && { hasCourseInstance: groups.map((group) => instanceOf(group, here)) }),
  };
}

function offerOf(content: { priceNet: number | null; vatRate: number }, url: string): object {
  const { gross } = amounts(content.priceNet ?? 0, content.vatRate);
  const asked = { price: price(gross), priceCurrency: "EUR" };
  return {
    "@type": "Offer",
    category: "Paid",
    url,
    ...asked,
    priceSpecification: {
      "@type": "UnitPriceSpecification",
      ...asked,
      valueAddedTaxIncluded: true,
      unitText: "person",
    },
  };
}

function instanceOf(group: Cohort.OpenGroup, here: string): object {
  const starts = group.sessions.map(({ startsAt }) => startsAt).sort();
  const left = Seats.free(group, now());
  return {
    "@type": "CourseInstance",
    name: group.name,
    courseMode: MODES[group.modality],
    startDate: starts[0],
    endDate: starts.at(-1),
    courseWorkload: `PT${group.sessions.reduce((sum, { minutes }) => sum + minutes, 0)}M`,
    ...(group.place && { location: { "@type": "Place", name: group.place, address: group.place } }),
    maximumAttendeeCapacity: group.seatsMax,
    remainingAttendeeCapacity: left,
    instructor: { "@type": "Person", name: group.coachName },
    offers: {
      ...offerOf(group, `${here}/inscription?groupe=${group.cohortID}`),
      availability: `https://schema.org/${left > 0 ? "InStock" : "SoldOut"}`,
    },
  };
}

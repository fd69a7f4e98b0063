import { now } from "../kernel/index.ts";
import { Programmes } from "../programme/index.ts";

/** A published training programme with one objective and nothing else, to be written with what a test needs beside. */
export function inventedProgramme(programmeID: string) {
  return Programmes.create({
    programmeID,
    slug: "invente",
    status: "published",
    title: "Parcours inventé",
    objectives: ["Écouter sans conseiller"],
    category: null,
    theme: null,
    tags: [],
    description: null,
    goals: null,
    public: [],
    prerequisites: null,
    days: null,
    hours: null,
    nature: "training",
    priceNet: null,
    vatRate: 2_000,
    methods: null,
    results: null,
    outline: [],
    body: [],
    disabilityContact: null,
    nsfCode: null,
    weight: null,
    problems: [],
    createdAt: now(),
    publishedAt: null,
  });
}

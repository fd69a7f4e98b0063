// npm run smoke -- URL: asks a deployed stage what a visitor would, and says what is wrong. Changes nothing.
import { fileURLToPath } from "node:url";

/** Each: what is asked, and why its answer is not the one that must come; undefined when it is. */
export const questions = [
  {
    says: "the first page is there, in French",
    path: "/",
    wrong: ({ status, body }) =>
      status !== 200 ? `status ${status}` : /<html[^>]*lang="fr"/.test(body) ? undefined : "not in French",
  },
  {
    says: "the dashboard is there under its policy",
    path: "/app/",
    wrong: ({ status, headers }) =>
      status !== 200
        ? `status ${status}`
        : headers.get("content-security-policy")?.includes("default-src 'none'")
          ? undefined
          : "no policy",
  },
  {
    says: "a deep address of the dashboard is its page",
    path: "/app/connexion",
    wrong: ({ status, body }) => (status === 200 && body.includes("/app/assets/") ? undefined : `status ${status}`),
  },
  {
    says: "the live room’s page is there",
    path: "/s/",
    wrong: ({ status, body }) => (status === 200 && body.includes("/salle/assets/") ? undefined : `status ${status}`),
  },
  {
    says: "the api answers, and takes nobody it does not know",
    path: "/api/me",
    wrong: ({ status, headers }) =>
      status !== 401 ? `status ${status}` : headers.get("cache-control") === "no-store" ? undefined : "kept by the CDN",
  },
  {
    says: "the room’s door is closed to strangers",
    path: `/room/f/${"0".repeat(26)}/cohort/cohort_${"0".repeat(26)}/group`,
    wrong: ({ status }) => ([401, 404].includes(status) ? undefined : `status ${status}`),
  },
  {
    says: "Stripe’s door refuses what Stripe did not sign",
    path: "/webhook/stripe",
    how: { method: "POST", body: "{}" },
    wrong: ({ status }) => (status === 400 ? undefined : `status ${status}`),
  },
  {
    says: "a link of nobody pays nothing",
    path: "/payer/none",
    wrong: ({ status }) => ([404, 410].includes(status) ? undefined : `status ${status}`),
  },
];

async function ask(origin, { path, how = {} }) {
  const response = await fetch(new URL(path, origin), {
    redirect: "manual",
    signal: AbortSignal.timeout(15_000),
    ...how,
  });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** Asks everything of an installation; answers how many answers were wrong. */
export async function smoke(origin, say = console.log) {
  let failed = 0;
  for (const question of questions) {
    const wrong = await ask(origin, question).then(question.wrong, (error) => `no answer (${error.message})`);
    if (wrong) failed++;
    say(`${wrong ? "FAIL" : "ok  "} ${question.says}${wrong ? `: ${wrong}` : ""}`);
  }
  return failed;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [origin] = process.argv.slice(2);
  if (!origin || !URL.canParse(origin)) {
    console.error("Say where: npm run smoke -- https://your.domain");
    process.exitCode = 2;
  } else {
    const failed = await smoke(origin);
    console.log(failed === 0 ? "smoke: all is as it should be" : `smoke: ${failed} answers are wrong`);
    process.exitCode = failed === 0 ? 0 : 1;
  }
}

import type { Faults, Flow, Status } from "./flow.ts";

const NBSP = "\u00a0";
const clock = new Intl.DateTimeFormat("fr-FR", { dateStyle: "short", timeStyle: "medium", timeZone: "Europe/Paris" });

/** The words of XP Z12-014. */
export const NAMES: Record<number, string> = {
  200: "Déposée",
  201: "Émise",
  202: "Reçue",
  203: "Mise à disposition",
  204: "Prise en charge",
  205: "Approuvée",
  206: "Approuvée partiellement",
  207: "En litige",
  208: "Suspendue",
  209: "Complétée",
  210: "Refusée",
  211: "Paiement transmis",
  212: "Encaissée",
  213: "Rejetée",
};
const SAID = [204, 205, 206, 207, 208, 209, 210, 211, 213];

const escaped = (text: string): string => text.replace(/[<>&"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** The control page: every flow with what may be said of it, and what the platform does wrong. */
export function controlPage(flows: readonly Flow[], faults: Faults): string {
  const body =
    flows.length === 0
      ? `<p class="empty">Aucune facture déposée. Dans Réglages, «${NBSP}Plateforme agréée${NBSP}», connectez le cabinet, puis émettez une facture à une entreprise.</p>`
      : flows.map(card).join("");
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Plateforme agréée locale</title><link rel="stylesheet" href="/style.css"><link rel="icon" href="data:,"></head>
<body><p class="notice">Plateforme agréée inventée${NBSP}: rien ne quitte cette machine, rien n’est transmis à l’administration.</p>
<main><h1>Plateforme agréée locale</h1>
${form(faults)}
<h2>Factures déposées</h2>${body}</main></body></html>
`;
}

function card(flow: Flow): string {
  const acts = SAID.map((code) => `<option value="${code}">${code} ${NAMES[code]}</option>`).join("");
  const name = escaped(flow.number);
  return `<article><h3>${name}</h3><p class="soft">Compte ${escaped(flow.account)}, ${flow.bytes} octets</p>
<ol>${flow.statuses.map(line).join("")}</ol>
${flow.reports.map(({ on, amounts }) => `<p class="soft">Encaissement du ${escaped(on)}${NBSP}: ${amounts.map(({ rate, amount }) => `${escaped(amount)}${NBSP}€ à ${escaped(rate)}${NBSP}%`).join(", ")}</p>`).join("")}
<form method="post" action="/flows/${escaped(flow.id)}/say"><label>Statut <select name="code" aria-label="Statut de ${name}">${acts}</select></label>
<label>Motif <input name="reason" maxlength="300" aria-label="Motif pour ${name}"></label><button>Dire</button></form></article>`;
}

function line({ code, at, reason }: Status): string {
  const why = reason ? `${NBSP}: ${escaped(reason)}` : "";
  return `<li>${code} ${NAMES[code] ?? ""}${why} <time>${clock.format(new Date(at))}</time></li>`;
}

function form({ automatic, delay, double, shuffle, tooMany, broken }: Faults): string {
  const box = (name: string, label: string, on: boolean) =>
    `<label><input type="checkbox" name="${name}" value="1"${on ? " checked" : ""}> ${label}</label>`;
  const count = (name: string, label: string, value: number) =>
    `<label>${label} <input type="number" name="${name}" min="0" max="99" value="${value}"></label>`;
  return `<form method="post" action="/faults" class="faults"><h2>Comportement</h2>
${box("automatic", "Recevoir et mettre à disposition sans attendre", automatic)}
${box("double", "Dire chaque statut deux fois", double)}
${box("shuffle", "Dire les statuts à l’envers", shuffle)}
${count("delay", "Taire les nouveaux statuts pendant tant de demandes", delay)}
${count("tooMany", "Répondre 429 aux prochaines demandes", tooMany)}
${count("broken", "Répondre 500 aux prochaines demandes", broken)}
<button>Appliquer</button></form>`;
}

export const css = `
:root { color-scheme: light dark; --line: light-dark(#d9d6cf, #3c4446); --soft: light-dark(#55606a, #b4bcbe); --wash: light-dark(#e6f0f0, #1f3236); --brand: light-dark(#0f5f69, #8fd0d6); }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; }
main { max-inline-size: 52rem; margin-inline: auto; padding: 1.5rem 1.25rem 3rem; }
.notice { margin: 0; padding: 0.5rem 1.25rem; background: var(--wash); text-align: center; font-size: 0.87rem; }
.soft, time { color: var(--soft); font-size: 0.87rem; }
article, .faults { border: 1px solid var(--line); border-radius: 8px; padding: 1rem; margin-block: 1rem; }
h3, .faults h2 { margin-block: 0 0.25rem; font-size: 1.05rem; }
form { display: flex; flex-wrap: wrap; gap: 0.75rem 1rem; align-items: end; }
.faults { display: grid; justify-items: start; }
input, select, button { font: inherit; padding: 0.35rem 0.5rem; min-block-size: 2rem; }
input[type="number"] { inline-size: 4.5rem; }
label { max-inline-size: 100%; }
:focus-visible { outline: 2px solid var(--brand); outline-offset: 2px; }
.empty { color: var(--soft); }
`;

import { For } from "solid-js";
import { words } from "../../messages/settings.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link } from "../../ui/button.tsx";
import { PageHead } from "../../ui/page.tsx";
import "./settings.css";

const PLACES = [
  { id: "firm", path: "/reglages/cabinet" },
  { id: "team", path: "/reglages/equipe" },
  { id: "programmes", path: "/reglages/programmes" },
  { id: "methods", path: "/reglages/modeles" },
  { id: "forms", path: "/reglages/questionnaires" },
  { id: "documents", path: "/reglages/documents" },
  { id: "calendar", path: "/reglages/calendrier" },
  { id: "billing", path: "/reglages/facturation" },
  { id: "terms", path: "/reglages/annulation" },
  { id: "payment", path: "/reglages/paiement" },
  { id: "platform", path: "/reglages/plateforme" },
  { id: "rights", path: "/reglages/droits" },
  { id: "audit", path: "/reglages/journal" },
  { id: "takeover", path: "/reglages/reprise" },
  { id: "estate", path: "/reglages/donnees", ownerOnly: true },
] as const;
type Place = (typeof PLACES)[number];
const isForAll = (place: Place) => !("ownerOnly" in place);

/** What the firm sets once. */
export default function Settings() {
  const here = useFirm();
  return (
    <>
      <PageHead title={words().title} />
      <ul class="places">
        <For each={PLACES.filter((place) => isForAll(place) || here.firm.roles.includes("owner"))}>
          {(place) => (
            <li class="card">
              <h2>
                <Link href={here.path(place.path)}>{words().links[place.id].title}</Link>
              </h2>
              <p class="hint">{words().links[place.id].body}</p>
            </li>
          )}
        </For>
      </ul>
    </>
  );
}

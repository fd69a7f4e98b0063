import { For, Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { words } from "../../messages/home.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { organizations } from "../organization/organizations.data.ts";
import { programmes } from "../programme/programme.data.ts";

const PATHS = {
  programme: "/reglages/programmes/nouveau",
  organization: "/entreprises/nouvelle",
  group: "/groupes/nouveau",
} as const;

/** The three steps to a first group; what is there already says so. */
export function FirstSteps() {
  const here = useFirm();
  const catalogue = useQuery(() => programmes);
  const clients = useQuery(() => organizations);
  const steps = () => [
    { id: "programme" as const, done: catalogue.isSuccess && catalogue.data.length > 0 },
    { id: "organization" as const, done: clients.isSuccess && clients.data.length > 0 },
    { id: "group" as const, done: false },
  ];
  const next = () => steps().find(({ done }) => !done)?.id;
  return (
    <Section title={words().steps.title}>
      <p>{words().steps.intro}</p>
      <ol class="first-steps">
        <For each={steps()}>
          {(step) => (
            <li>
              <div>
                <p>
                  <strong>{words().steps[step.id].title}</strong>{" "}
                  <Show when={step.done}>
                    <Badge tone="good">{words().steps.done}</Badge>
                  </Show>
                </p>
                <p class="hint">{words().steps[step.id].body}</p>
              </div>
              <LinkButton href={here.path(PATHS[step.id])} look={step.id === next() ? "primary" : "plain"}>
                {words().steps[step.id].act}
              </LinkButton>
            </li>
          )}
        </For>
      </ol>
    </Section>
  );
}

import { useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { useFirm } from "../../shell/firm.ts";
import { AddFor } from "./add-for.tsx";
import { AddOwn } from "./add-own.tsx";
import { OwnCredentials } from "./own.tsx";
import { TeamCredentials } from "./team.tsx";

/** The credentials of the team for its office, one's own for a coach; and what adds one. */
export default function Credentials() {
  const here = useFirm();
  const params = useParams();
  const isOwn = () => !here.is("owner", "manager");
  return (
    <Show when={params.act === "ajouter"} fallback={isOwn() ? <OwnCredentials /> : <TeamCredentials />}>
      {isOwn() ? <AddOwn /> : <AddFor />}
    </Show>
  );
}

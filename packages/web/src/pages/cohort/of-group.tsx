import { useNavigate, useParams } from "@solidjs/router";
import { type Accessor, type JSX, Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { words as list } from "../../messages/cohort.ts";
import { useFirm } from "../../shell/firm.ts";
import { PageHead } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { Missing } from "../error/missing.tsx";
import { cohortOf, type Enrolment, type Whole } from "./cohort.data.ts";
import "./cohort.css";

interface OfGroupProps {
  title: (whole: Whole) => string;
  /** The tab of the group that one comes from; that of its people unless said. */
  tab?: string;
  /** `back`: to that tab of the group, once the act is done or given up. */
  children: (whole: Accessor<Whole>, back: () => void) => JSX.Element;
}

/** One act on a group, at an address of its own. */
export function OfGroup(props: OfGroupProps) {
  const here = useFirm();
  const navigate = useNavigate();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => cohortOf(params.id));
  const group = () => here.path(`/groupes/${params.id}?onglet=${props.tab ?? "participants"}`);
  const back = () => navigate(group(), { replace: true });
  return (
    <Loaded of={query} heading={list().list.name}>
      {(whole) => (
        <>
          <PageHead
            title={props.title(whole())}
            crumbs={[
              { href: here.path("/groupes"), title: list().title },
              { href: group(), title: whole().cohort.name },
            ]}
          />
          <div class="stack narrow">{props.children(whole, back)}</div>
        </>
      )}
    </Loaded>
  );
}

interface OfSeatProps {
  title: (name: string) => string;
  children: (whole: Accessor<Whole>, one: Accessor<Enrolment>, back: () => void) => JSX.Element;
}

/** One act on one seat of a group, which the address names. */
export function OfSeat(props: OfSeatProps) {
  const params = useParams<{ seat: string }>();
  const seatIn = (whole: Whole) => whole.enrolments.find(({ enrolmentID }) => enrolmentID === params.seat);
  const titleIn = (whole: Whole) => {
    const one = seatIn(whole);
    return one ? props.title(`${one.given} ${one.family}`) : "";
  };
  return (
    <OfGroup title={titleIn}>
      {(whole, back) => (
        <Show when={seatIn(whole())} fallback={<Missing />}>
          {(one) => props.children(whole, one, back)}
        </Show>
      )}
    </OfGroup>
  );
}

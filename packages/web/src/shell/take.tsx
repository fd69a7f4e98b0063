import { createSignal, type JSX } from "solid-js";
import { callAPI } from "../api/wire.ts";
import { refusalOf } from "../base/refusal.ts";
import { Button, type Look } from "../ui/button.tsx";
import { toastError } from "../ui/toast.tsx";

/** Says first that it is taken, which leaves its line in the log; then the browser saves it as it comes. */
async function take(address: string): Promise<void> {
  const answer = await callAPI(address.split("?")[0] ?? "", { method: "POST" });
  const { ticket } = (await answer.json()) as { ticket: string };
  location.assign(`${address}&ticket=${ticket}`);
}

/** Takes an archive that names people. `href` has a query: its language. */
export function Take(props: { href: string; look?: Look; children: JSX.Element }) {
  const [pending, setPending] = createSignal(false);
  const press = () => {
    setPending(true);
    take(props.href)
      .catch((error: unknown) => toastError(refusalOf(error)))
      .finally(() => setPending(false));
  };
  return (
    <Button look={props.look ?? "plain"} pending={pending()} onClick={press}>
      {props.children}
    </Button>
  );
}

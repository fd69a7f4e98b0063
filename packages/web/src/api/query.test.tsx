import { render, screen } from "@solidjs/testing-library";
import { createSignal, For, Show } from "solid-js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Refusal } from "../base/refusal.ts";
import { queryClient, queryOptions, useQuery } from "./query.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  queryClient.clear();
  vi.useRealTimers();
});
const soon = () => vi.advanceTimersByTimeAsync(0);

test("a screen goes from pending to its data without ever throwing or hiding", async () => {
  const team = queryOptions({ queryKey: ["team"], queryFn: async () => ["Ana"] });
  render(() => {
    const query = useQuery(() => team);
    return (
      <p>
        {query.isPending ? "waiting" : "there"} {query.data?.join() ?? "nothing"}
      </p>
    );
  });
  expect(screen.getByText("waiting nothing")).toBeTruthy();
  await soon();
  expect(screen.getByText("there Ana")).toBeTruthy();
});

test("a list asked again keeps the lines that did not change", async () => {
  let people = [{ name: "Ana" }, { name: "Bo" }];
  const team = queryOptions({ queryKey: ["team"], queryFn: async () => structuredClone(people) });
  render(() => {
    const query = useQuery(() => team);
    return <For each={query.data}>{(person) => <p>{person.name}</p>}</For>;
  });
  await soon();
  const ana = screen.getByText("Ana");
  people = [{ name: "Ana" }, { name: "Béa" }];
  await queryClient.invalidateQueries(["team"]);
  expect(screen.getByText("Béa")).toBeTruthy();
  expect(screen.getByText("Ana")).toBe(ana);
});

/** A search whose answer comes after 100 ms: `key` as it is written, unless it is refused. */
function showSearch(keepsPrevious: boolean) {
  const [key, setKey] = createSignal("a");
  const search = (text: string) =>
    queryOptions({
      queryKey: ["search", text],
      queryFn: async () => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        if (text === "refused") throw new Refusal({ status: 403, code: "x" });
        return text;
      },
      keepsPrevious,
    });
  render(() => {
    const query = useQuery(() => search(key()));
    const state = () => {
      if (query.isPending) return "pending";
      if (query.isLoadingError) return "failed";
      return query.isPlaceholderData ? "old" : "own";
    };
    return <p role="status">{`${state()} ${query.data ?? "-"}`}</p>;
  });
  const said = () => screen.getByRole("status").textContent;
  return { setKey, said, answer: () => vi.advanceTimersByTimeAsync(100) };
}

test("the answer of the key before stays until the new one comes", async () => {
  const { setKey, said, answer } = showSearch(true);
  expect(said()).toBe("pending -");
  await answer();
  setKey("b");
  expect(said()).toBe("old a");
  setKey("c");
  expect(said()).toBe("old a");
  await answer();
  expect(said()).toBe("own c");
  setKey("refused");
  await answer();
  expect(said()).toBe("failed -");
});

test("without that, another key is pending; one that was read is shown at once", async () => {
  const { setKey, said, answer } = showSearch(false);
  await answer();
  setKey("b");
  expect(said()).toBe("pending -");
  await answer();
  setKey("a");
  expect(said()).toBe("own a");
});

test("a failure with nothing to show, then one over old data, then asked again", async () => {
  let fails = true;
  const team = queryOptions({
    queryKey: ["team"],
    queryFn: async () => {
      if (fails) throw new Refusal({ status: 403, code: "x" });
      return "Ana";
    },
  });
  let again = async (): Promise<unknown> => undefined;
  render(() => {
    const query = useQuery(() => team);
    again = () => query.refetch();
    const names = ["isPending", "isSuccess", "isLoadingError", "isRefetchError"] as const;
    return <p role="status">{`${names.filter((name) => query[name]).join()} ${query.data ?? "-"}`}</p>;
  });
  const said = () => screen.getByRole("status").textContent;
  await soon();
  expect(said()).toBe("isLoadingError -");
  fails = false;
  await again();
  expect(said()).toBe("isSuccess Ana");
  fails = true;
  await again();
  expect(said()).toBe("isRefetchError Ana");
});

test("asked again by itself while something is expected, and no more once it left the screen or the page is hidden", async () => {
  let asked = 0;
  const invoice = queryOptions({
    queryKey: ["invoice"],
    queryFn: async () => {
      asked += 1;
      return asked;
    },
    refetchInterval: (count) => count !== undefined && count < 5 && 1_000,
  });
  const [isShown, setIsShown] = createSignal(true);
  const Screen = () => {
    const query = useQuery(() => invoice);
    return <p>{query.data}</p>;
  };
  render(() => (
    <Show when={isShown()}>
      <Screen />
    </Show>
  ));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked).toBe(3);
  const hidden = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked).toBe(3);
  hidden.mockRestore();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toBe(4);
  setIsShown(false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toBe(4);
  setIsShown(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(5);
});

test("coming back to the page asks again what is old", async () => {
  let asked = 0;
  const home = queryOptions({ queryKey: ["home"], queryFn: async () => (asked += 1), staleTime: 0 });
  render(() => {
    const query = useQuery(() => home);
    return <p>{query.data}</p>;
  });
  await soon();
  document.dispatchEvent(new Event("visibilitychange"));
  await soon();
  expect(asked).toBe(2);
});

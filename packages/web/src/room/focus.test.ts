// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepFocus } from "./focus.ts";

let stop: () => void;
const root = document.createElement("div");
const find = (selector: string) => root.querySelector<HTMLElement>(selector);
const settled = () => new Promise((done) => setTimeout(done, 0));

beforeEach(() => {
  root.innerHTML = `<main><h1>Exposé</h1>
    <div class="bar"><button id="a">A</button><button id="b">B</button></div>
    <section><button id="c">C</button></section></main>`;
  document.body.append(root);
  stop = keepFocus(root);
});
afterEach(() => {
  stop();
  root.remove();
});

test("a button that gives place to another hands it the focus", async () => {
  find("#b")?.focus();
  const instead = document.createElement("button");
  find("#b")?.replaceWith(instead);
  await settled();
  expect(document.activeElement).toBe(instead);
});

test("a part that goes as a whole leaves the focus on the head of the screen", async () => {
  find("#c")?.focus();
  find("section")?.remove();
  await settled();
  expect(document.activeElement).toBe(find("h1"));
});

test("a screen that gives place to another leaves the focus on its head", async () => {
  find("#a")?.focus();
  root.innerHTML = "<main><h1>La séance est close</h1></main>";
  await settled();
  expect(document.activeElement).toBe(find("h1"));
});

test("nothing takes the focus from where it is, nor from who has none", async () => {
  root.append(document.createElement("p"));
  await settled();
  expect(document.activeElement).toBe(document.body);
  find("#a")?.focus();
  find("section")?.remove();
  await settled();
  expect(document.activeElement).toBe(find("#a"));
});

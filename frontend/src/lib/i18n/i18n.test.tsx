import { act, render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { chooseLanguage, showLanguage, t } from "./i18n";
import { T, useT } from "./react";

function Sample() {
  const t = useT();
  return <p>{t("shell.help")}</p>;
}

describe("words", () => {
  it("change in place, with the language and direction of the page", async () => {
    render(<Sample />);
    expect(screen.getByText("Help")).toBeVisible();
    await act(() => chooseLanguage("ar"));
    expect(screen.getByText("المساعدة")).toBeVisible();
    expect(document.documentElement).toHaveAttribute("lang", "ar");
    expect(document.documentElement).toHaveAttribute("dir", "rtl");
    expect(localStorage.getItem("alongside.language")).toBe("ar");
  });

  it("have the plural forms of their language", async () => {
    expect(t("ui.characters_left", { count: 1 })).toBe("1 character left");
    expect(t("ui.characters_left", { count: 20 })).toBe("20 characters left");
    await showLanguage("ar");
    expect(t("ui.characters_left", { count: 2 })).toBe("بقي حرفان");
  });

  it("can hold elements, and stay one sentence", () => {
    render(
      <p data-testid="line">
        <T id="demo.mail_to" values={{ to: <bdi>dana@example.org</bdi>, when: <time>today</time> }} />
      </p>,
    );
    expect(screen.getByTestId("line")).toHaveTextContent("To dana@example.org, today.");
    expect(screen.getByText("today").tagName).toBe("TIME");
  });
});

package dev.throughline.recall.dashboard;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Short names for how elements are found. */
final class Browsing {

    private Browsing() {
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    static Page.GetByTextOptions exact() {
        return new Page.GetByTextOptions().setExact(true);
    }

    static Locator.FilterOptions with(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}

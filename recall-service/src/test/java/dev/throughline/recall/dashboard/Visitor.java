package dev.throughline.recall.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;

import dev.throughline.common.security.Scopes;
import dev.throughline.testing.TestTokens;

/**
 * A person with a real browser: Debian's Chromium, headless. What no page may ever do is noted, and fails the test at the end:
 * an error of a script, something that the security policy had to stop, a dialogue, a request to another host.
 */
final class Visitor implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final URI dashboard;
    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new CopyOnWriteArrayList<>();

    private Visitor(URI dashboard, Browser.NewContextOptions options) {
        this.dashboard = dashboard;
        this.context = Chromium.running().newContext(options.setBaseURL(dashboard.toString()));
        this.page = context.newPage();
        page.onPageError(faults::add);
        page.onDialog(dialog -> {
            faults.add("a dialogue: " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                faults.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(dashboard.toString())) {
                faults.add("a request to " + request.url());
            }
        });
    }

    /** Someone who is not signed in. */
    static Visitor anyone(URI dashboard) {
        return new Visitor(dashboard, new Browser.NewContextOptions());
    }

    /** A member of a tenant, signed in. */
    static Visitor of(URI dashboard, String tenant, String member, Browser.NewContextOptions options) {
        var visitor = new Visitor(dashboard, options);
        visitor.context.addCookies(List.of(
                new Cookie("throughline_access", TestTokens.of(tenant, member, Scopes.RECALL)).setUrl(dashboard.toString()),
                new Cookie("throughline_name", "YW5u").setUrl(dashboard.toString())));
        return visitor;
    }

    static Visitor of(URI dashboard, String tenant, String member) {
        return of(dashboard, tenant, member, new Browser.NewContextOptions());
    }

    /** With the screen of a phone. */
    static Visitor onPhone(URI dashboard, String tenant, String member) {
        return of(dashboard, tenant, member,
                new Browser.NewContextOptions().setViewportSize(360, 740).setDeviceScaleFactor(2).setHasTouch(true));
    }

    Page page() {
        return page;
    }

    /** Goes to an address of the dashboard; the status of what comes. */
    int open(String path) {
        Response response = page.navigate(path);
        assertThat(response).isNotNull();
        return response.status();
    }

    /** Keeps what is seen, to be looked at. */
    void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** How far the page can be scrolled sideways, in pixels. */
    int overhang() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    /** The colour of an element's ground as the browser computes it. */
    String ground(String selector) {
        return (String) page.evaluate("selector => getComputedStyle(document.querySelector(selector)).backgroundColor",
                selector);
    }

    @Override
    public void close() {
        context.close();
        assertThat(faults).isEmpty();
    }
}

package dev.easel.it.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.it.studio.browser.Browser;
import dev.easel.it.studio.browser.BrowserTest;
import dev.easel.it.studio.browser.Pointer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The page on phones, tablets and desks, by day and by night; its images are written to {@code target/studio}. */
@BrowserTest
class LookTest {
    /** Lists what is written with too little contrast, by WCAG 2.2: 4.5 to 1, for large text 3 to 1. */
    private static final String FAINT_TEXTS = """
            const level = c => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
            const light = ([r, g, b]) => 0.2126 * level(r) + 0.7152 * level(g) + 0.0722 * level(b);
            const parse = text => text.match(/[\\d.]+/g).map(Number);
            const behind = e => {
              for (; e; e = e.parentElement) {
                const c = parse(getComputedStyle(e).backgroundColor);
                if (c.length < 4 || c[3] === 1) return c;
              }
              return parse(getComputedStyle(document.documentElement).backgroundColor.replace('rgba(0, 0, 0, 0)',
                getComputedStyle(document.documentElement).colorScheme.includes('dark') ? 'rgb(0,0,0)' : 'rgb(255,255,255)'));
            };
            const faint = [];
            for (const e of document.body.querySelectorAll('*')) {
              const written = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
              if (!written || !e.checkVisibility({visibilityProperty: true}) || e.closest(':disabled, option')) continue;
              const style = getComputedStyle(e);
              const [a, b] = [light(parse(style.color)), light(behind(e))];
              const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              const large = parseFloat(style.fontSize) >= 24 || parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700;
              if (ratio < (large ? 3 : 4.5)) faint.push(`${e.tagName}#${e.id} "${e.innerText.slice(0, 30)}" ${ratio.toFixed(2)}`);
            }
            return faint;
            """;

    /** Lists the elements that lie over the stage and are not part of it. */
    private static final String COVERS = """
            const r = document.querySelector('#stage').getBoundingClientRect();
            const over = new Set();
            for (let i = 1; i < 20; i++) for (let j = 1; j < 20; j++) {
              const e = document.elementFromPoint(r.left + r.width * i / 20, r.top + r.height * j / 20);
              if (!e?.closest('#area')) over.add(e ? `${e.tagName}#${e.id}` : 'outside the window');
            }
            return [...over];
            """;

    /** Lists the controls that are smaller than a finger, 44 CSS pixels either way, the space of their label included. */
    private static final String SMALL_TARGETS = """
            const small = [];
            for (const e of document.querySelectorAll('button, select, a[href], input, [role=slider]')) {
              if (!e.checkVisibility({visibilityProperty: true}) || e.type === 'file') continue;
              const own = e.getBoundingClientRect();
              const label = e.closest('label')?.getBoundingClientRect() ?? own;
              const width = Math.max(own.width, label.width), height = Math.max(own.height, label.height);
              if (width < 43.5 || height < 43.5) small.push(`${e.tagName}#${e.id} ${width.toFixed(0)}x${height.toFixed(0)}`);
            }
            return small;
            """;

    private final Browser browser;
    private StudioServer server;

    LookTest(Browser browser) {
        this.browser = browser;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"light,360,740", "dark,768,1024", "light,1440,900"})
    void fitsTheWindowAndCanBeRead(String scheme, int width, int height) {
        visit(scheme, width, height);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"dark,360,740", "light,768,1024", "dark,1440,900"})
    void fitsTheWindowAndCanBeReadInTheOtherScheme(String scheme, int width, int height) {
        visit(scheme, width, height);
    }

    private void visit(String scheme, int width, int height) {
        ScriptedProvider provider = new ScriptedProvider()
                .answer(EchoingProvider::respond)
                .fail(ProviderException.of(Reason.CONTENT_REJECTED, "Your request was rejected by the safety system.")
                        .build());
        server = StudioServer.of(provider.provider());
        browser.scheme(scheme);
        browser.size(width, height);
        String name = scheme + "-" + width;
        Studio studio = Studio.open(browser, server);
        look(name + "-1-empty");

        studio.image(Photos.turned(1200, 900), "photo.jpg").tool("brush").brush(80);
        double[] at = studio.middleOf("#stage");
        Pointer.MOUSE.stroke(browser, at[0] - 60, at[1], at[0] + 40, at[1] + 20, at[0] + 60, at[1] + 60);
        studio.prompt("a bed of red tulips along the shore");
        look(name + "-2-drawn");

        browser.click("#verb-expand");
        browser.set("#all-sides", 10);
        look(name + "-3-expand");

        browser.click("#verb-inpaint");
        studio.run();
        studio.awaitResult();
        look(name + "-4-result");

        browser.click("#back");
        studio.run();
        studio.awaitFailure();
        look(name + "-5-failure");

        studio.keys("?");
        browser.await("document.querySelector('#keys-dialog').open");
        browser.awaitFrame();
        browser.screenshot(name + "-6-keys");
        browser.press(Keys.ESCAPE);
    }

    private void look(String name) {
        browser.awaitFrame();
        browser.screenshot(name);
        assertThat(browser.number("document.documentElement.scrollWidth"))
                .as("width of the contents of %s", name)
                .isLessThanOrEqualTo(browser.number("innerWidth"));
        assertThat((List<?>) browser.script(COVERS))
                .as("what covers the stage in %s", name)
                .isEmpty();
        assertThat((List<?>) browser.script(FAINT_TEXTS))
                .as("what can hardly be read in %s", name)
                .isEmpty();
        assertThat((List<?>) browser.script(SMALL_TARGETS))
                .as("what a finger misses in %s", name)
                .isEmpty();
    }
}

package dev.easel.it.studio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.Interaction;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.Sequence;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** A running Chromium: what tests do with it, and what its page complained about and requested. */
public final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChromeDriver driver;
    private final double ratio;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final List<URI> requests = new ArrayList<>();
    private final Set<String> early = new HashSet<>();

    Browser(ChromeDriver driver, double ratio) {
        this.driver = driver;
        this.ratio = ratio;
        driver.manage().timeouts().scriptTimeout(PATIENCE);
    }

    /** Returns how many pixels of the screen one CSS pixel is wide. */
    public double ratio() {
        return ratio;
    }

    public void open(String url) {
        driver.get(url);
    }

    /** Leaves the page, so that it requests nothing more. */
    public void leave() {
        readLogs();
        driver.get("about:blank");
    }

    /** Waits until a module of the page has done all that it does at the start. */
    public void awaitModule(String url) {
        driver.executeAsyncScript("import(arguments[0]).then(() => arguments[1]())", url);
    }

    /** Runs a script in every page from now on, before the page's own. */
    public void beforeEachPage(String script) {
        if (early.add(script)) {
            cdp("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
        }
    }

    /** Forgets what pages of an origin stored. */
    public void forget(String origin) {
        cdp("Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
    }

    public void reload() {
        driver.navigate().refresh();
    }

    /** Makes the window's contents exactly this large, in CSS pixels. */
    public void size(int width, int height) {
        cdp(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 0, "mobile", false));
    }

    /** Sets the preferred color scheme, light or dark. */
    public void scheme(String scheme) {
        cdp(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    public Map<String, Object> cdp(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    /** Runs the body of a function in the page; returns what it returns. */
    public Object script(String body, Object... arguments) {
        return driver.executeScript(body, arguments);
    }

    public double number(String expression) {
        return ((Number) script("return " + expression)).doubleValue();
    }

    public String text(String selector) {
        return (String) script("return document.querySelector(arguments[0]).innerText", selector);
    }

    /** Waits, frame by frame in the page, until an expression is truthy; returns its value. */
    public Object await(String expression) {
        try {
            return driver.executeAsyncScript("const done = arguments[0]; "
                    + "const look = () => { let value; try { value = " + expression + "; } catch { value = null; }"
                    + " if (value) { done(value); } else { requestAnimationFrame(look); } }; look();");
        } catch (ScriptTimeoutException e) {
            throw new AssertionError("Never came true: " + expression + "\n" + said(), e);
        }
    }

    /** Waits until what was done so far is on the screen. */
    public void awaitFrame() {
        driver.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))");
    }

    /** Returns what the console and the page say now, for the message of a failed test. */
    public String said() {
        readLogs();
        return "The console says: " + complaints + "\nThe page says: " + script("return document.body.innerText");
    }

    /** Waits until an element's text contains words. */
    public void awaitText(String selector, String words) {
        await("document.querySelector('" + selector + "').innerText.includes('" + words.replace("'", "\\'") + "')");
    }

    public WebElement element(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    public void click(String selector) {
        element(selector).click();
    }

    /** Types into an element, or presses keys on it. */
    public void type(String selector, CharSequence... keys) {
        element(selector).sendKeys(keys);
    }

    /** Presses keys wherever the focus is. */
    public void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses a key while another is held. */
    public void chord(Keys held, CharSequence key) {
        new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
    }

    public void hold(CharSequence key) {
        new Actions(driver).keyDown(key).perform();
    }

    public void release(CharSequence key) {
        new Actions(driver).keyUp(key).perform();
    }

    /** Draws strokes with the mouse in one go, each from one point to another: x, y, x, y. */
    public void drawn(List<int[]> strokes) {
        PointerInput mouse = new PointerInput(PointerInput.Kind.MOUSE, "mouse");
        Sequence all = new Sequence(mouse, 0);
        for (int[] stroke : strokes) {
            all.addAction(moved(mouse, stroke[0], stroke[1]));
            all.addAction(mouse.createPointerDown(PointerInput.MouseButton.LEFT.asArg()));
            all.addAction(moved(mouse, stroke[2], stroke[3]));
            all.addAction(mouse.createPointerUp(PointerInput.MouseButton.LEFT.asArg()));
        }
        driver.perform(List.of(all));
    }

    private static Interaction moved(PointerInput mouse, int x, int y) {
        return mouse.createPointerMove(Duration.ZERO, PointerInput.Origin.viewport(), x, y);
    }

    /** Sets a control's value as a person would who types or drags it: with its events. */
    public void set(String selector, Object value) {
        script(
                "const e = document.querySelector(arguments[0]); e.value = arguments[1];"
                        + " for (const name of ['input', 'change']) e.dispatchEvent(new Event(name, {bubbles: true}));",
                selector,
                value);
    }

    /** Returns what the window shows, in pixels of the screen. */
    public BufferedImage screenshot() {
        try {
            return ImageIO.read(new ByteArrayInputStream(driver.getScreenshotAs(OutputType.BYTES)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what the window shows to {@code target/studio}. */
    public void screenshot(String name) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "studio"));
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns all that the page stored in this browser, as text. */
    public String stored() {
        return (String) driver.executeAsyncScript("""
                const done = arguments[0];
                (async () => {
                  let text = JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage}) + document.cookie;
                  for (const {name} of await indexedDB.databases()) {
                    const db = await new Promise((ok, no) => {
                      const open = indexedDB.open(name);
                      open.onsuccess = () => ok(open.result);
                      open.onerror = no;
                    });
                    for (const store of db.objectStoreNames) {
                      text += await new Promise((ok, no) => {
                        const all = db.transaction(store).objectStore(store).getAll();
                        all.onsuccess = () => ok(JSON.stringify(all.result));
                        all.onerror = no;
                      });
                    }
                    db.close();
                  }
                  done(text);
                })();
                """);
    }

    /** Lets downloads go into a folder. */
    public void downloadTo(Path folder) {
        cdp(
                "Browser.setDownloadBehavior",
                Map.of(
                        "behavior",
                        "allow",
                        "downloadPath",
                        folder.toAbsolutePath().toString(),
                        "eventsEnabled",
                        true));
    }

    /** Waits until a folder has a whole download. */
    public Path awaitDownload(Path folder) {
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            while (true) {
                try (Stream<Path> files = Files.list(folder)) {
                    Optional<Path> whole = files.filter(file -> !file.toString().endsWith(".crdownload")
                                    && !file.getFileName().toString().startsWith("."))
                            .findFirst();
                    if (whole.isPresent()) {
                        return whole.get();
                    }
                }
                WatchKey changed = watch.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                assertThat(changed).as("a download into %s", folder).isNotNull();
                changed.pollEvents();
                changed.reset();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets the console say something in the running test that contains these words. */
    public void expect(String words) {
        expected.add(words);
    }

    /** Returns the addresses of all requests of the pages since the browser started. */
    public List<URI> requests() {
        readLogs();
        return List.copyOf(requests);
    }

    /** Asserts that since the last such check no error was on the console, no policy violated, and only this machine asked. */
    public void assertNoComplaints() {
        readLogs();
        List<String> unexpected = complaints.stream()
                .filter(complaint -> expected.stream().noneMatch(complaint::contains))
                .toList();
        complaints.clear();
        expected.clear();
        assertThat(unexpected).as("what the console said").isEmpty();
        assertThat(requests)
                .as("requests of the page")
                .allSatisfy(url -> assertThat(url.getHost()).isIn("127.0.0.1", null));
    }

    private void readLogs() {
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                complaints.add(entry.getMessage());
            }
        }
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            if (entry.getMessage().contains("Network.requestWillBeSent\"")) {
                requests.add(url(entry.getMessage()));
            }
        }
    }

    private static URI url(String message) {
        try {
            JsonNode event = JSON.readTree(message).path("message").path("params");
            String url = event.path("request").path("url").asText();
            return URI.create(url.startsWith("data:") ? "data:," : url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}

package dev.easel.it.studio.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium and its driver as this machine has them; nothing is ever downloaded. */
record Chromium(Path browser, Path driver) {
    static final String MISSING = "Chromium or its driver is missing. Install both (Debian: apt-get install chromium"
            + " chromium-driver), or name them in EASEL_CHROME and EASEL_CHROMEDRIVER.";

    /** Its warnings are about a protocol for tools that these tests do not use. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    /** Returns both, or empty if one is missing. */
    static Optional<Chromium> installed() {
        Optional<Path> browser =
                found("EASEL_CHROME", List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"));
        Optional<Path> driver = found("EASEL_CHROMEDRIVER", List.of("chromedriver"));
        return browser.isPresent() && driver.isPresent()
                ? Optional.of(new Chromium(browser.get(), driver.get()))
                : Optional.empty();
    }

    private static Optional<Path> found(String variable, List<String> names) {
        String named = System.getenv(variable);
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return names.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it without a window, with the settings of a test. */
    ChromeDriver start(BrowserTest settings) {
        SELENIUM.setLevel(Level.SEVERE);
        System.setProperty("webdriver.chrome.silentOutput", "true");
        System.setProperty("webdriver.chrome.driver", driver.toString());
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toString());
        options.addArguments(
                "--headless=new",
                "--force-device-scale-factor=" + settings.ratio(),
                "--window-size=" + settings.width() + "," + settings.height(),
                "--hide-scrollbars",
                "--no-first-run",
                "--disable-extensions",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
                "--touch-events=enabled");
        if (isRoot()) {
            options.addArguments("--no-sandbox");
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return new ChromeDriver(options);
    }

    /** Chromium's sandbox refuses to run as root. */
    private static boolean isRoot() {
        try {
            return Files.getOwner(Path.of(System.getProperty("user.home")))
                            .getName()
                            .equals("root")
                    && System.getProperty("user.name").equals("root");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

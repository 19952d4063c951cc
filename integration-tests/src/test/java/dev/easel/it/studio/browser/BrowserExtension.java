package dev.easel.it.studio.browser;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a class its browser. Without Chromium the tests are skipped with a notice, or fail where the system property
 * {@code easel.browser.required} insists on them. After each test the page must have complained about nothing.
 */
final class BrowserExtension implements ExecutionCondition, BeforeAllCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.installed().isPresent() || Boolean.getBoolean("easel.browser.required")) {
            return ConditionEvaluationResult.enabled("");
        }
        if (context.getTestMethod().isEmpty()) {
            System.err.println(context.getDisplayName() + " is skipped. " + Chromium.MISSING);
        }
        return ConditionEvaluationResult.disabled(Chromium.MISSING);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Chromium> chromium = Chromium.installed();
        BrowserTest settings = context.getRequiredTestClass().getAnnotation(BrowserTest.class);
        Browser browser = new Browser(
                chromium.orElseThrow(() -> new AssertionError(Chromium.MISSING)).start(settings), settings.ratio());
        context.getStore(NAMESPACE).put(Browser.class, browser);
        browser.scheme(settings.scheme());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browser(context).assertNoComplaints();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return browser(context);
    }

    private static Browser browser(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Browser.class, Browser.class);
    }
}

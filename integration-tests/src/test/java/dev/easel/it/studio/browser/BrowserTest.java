package dev.easel.it.studio.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests in a Chromium that the whole class shares; its constructor takes the {@link Browser}. */
@Tag("browser")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserExtension.class)
public @interface BrowserTest {
    /** Returns how many pixels of the screen one CSS pixel is wide. */
    double ratio() default 1;

    /** Returns the width of the window in CSS pixels. */
    int width() default 1280;

    /** Returns the height of the window in CSS pixels. */
    int height() default 800;

    /** Returns the preferred color scheme. */
    String scheme() default "light";
}

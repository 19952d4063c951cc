package dev.easel.guice;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import com.google.inject.BindingAnnotation;
import dev.easel.core.domain.Verb;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the {@code ImageProvider} that Easel uses for a verb; expanding uses the one for {@link Verb#INPAINT}.
 *
 * <p>One key per verb, so that {@code Modules.override} can replace a provider.
 */
@BindingAnnotation
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, PARAMETER, METHOD})
public @interface ForVerb {
    /** Returns the verb. */
    Verb value();
}

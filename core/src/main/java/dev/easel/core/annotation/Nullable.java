package dev.easel.core.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a private field, local or parameter that may hold no value.
 *
 * <p>Core requires no annotation library, so it carries this one; the null checker of the build knows it by its name.
 * No public method returns null or takes it, except as the cause of a failure.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER})
public @interface Nullable {}

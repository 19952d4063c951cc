/** Annotations that core's own signatures use. */
package dev.easel.core.annotation;

/** Guice bindings of Easel and of providers. */
package dev.easel.guice;

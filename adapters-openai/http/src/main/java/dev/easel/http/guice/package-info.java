/** Guice bindings of the client kit and of providers that use it. */
package dev.easel.http.guice;

/** Stand-ins for the tests of programs and providers: a scripted provider, a manual timer, small images. */
package dev.easel.core.testing;

/** Where images of formats that core does not read come in. */
package dev.easel.core.internal.foreign;

/** What calls cost, before they are made. */
package dev.easel.core.internal.money;

/** Money: what calls cost, before and after them. */
package dev.easel.core.domain.money;

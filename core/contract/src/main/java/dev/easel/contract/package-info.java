/** The contracts of the ports, which the tests of every provider extend. */
package dev.easel.contract;

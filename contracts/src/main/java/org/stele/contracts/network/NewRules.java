package org.stele.contracts.network;

/**
 * That the network goes by the next version of its rules.
 *
 * @param version the one after the version in force
 * @param height of the first block by it
 */
public record NewRules(int version, long height) {}

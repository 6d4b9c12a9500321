package org.stele.contracts.network;

/**
 * That the network goes on with another ordering.
 *
 * @param height of the first block of the next epoch
 */
public record NewEpoch(long height) {}

package org.stele.contracts.consent;

import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Hash;

/**
 * What a patient asks one holder to erase.
 *
 * @param item SHA-256(32-byte salt ‖ record id), a fresh salt each
 */
public record RequestedItem(Hash item, OrganisationId holder) {}

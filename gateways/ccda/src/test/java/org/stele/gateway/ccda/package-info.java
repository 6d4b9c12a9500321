/** Tests of the gateway for C-CDA. */
@NullMarked
package org.stele.gateway.ccda;

import org.jspecify.annotations.NullMarked;

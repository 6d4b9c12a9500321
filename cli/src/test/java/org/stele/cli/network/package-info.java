/** Tests of {@code stele network}. */
@NullMarked
package org.stele.cli.network;

import org.jspecify.annotations.NullMarked;

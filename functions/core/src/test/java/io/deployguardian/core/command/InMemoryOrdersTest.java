package io.deployguardian.core.command;

class InMemoryOrdersTest extends OrdersContract {

  @Override
  protected Orders empty() {
    return new InMemoryOrders();
  }
}

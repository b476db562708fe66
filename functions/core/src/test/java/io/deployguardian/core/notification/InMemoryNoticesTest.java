package io.deployguardian.core.notification;

class InMemoryNoticesTest extends NoticesContract {

  @Override
  protected Notices empty() {
    return new InMemoryNotices();
  }
}

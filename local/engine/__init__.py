"""The local engine: AWS played by ministack, the stack deployed into it, the proxy in front, the inbox."""
